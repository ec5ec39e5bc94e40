# The modules of emlearn-micropython: names, results and errors.
# expect:
# [0, 0] [1.0, 0.0] 2
# [32767, 0] [0.0, 1.0] 2
# [0, 32767] [0.0, 1.0] 2
# [32767, 32767] [1.0, 0.0] 2
# [0.5, 1.25, 1.25, 2.0, 2.0, 3.75]
# ValueError model not loaded
# ValueError predict() argument 'features' must be an array of int16 (typecode 'h'), not an array of float32 (typecode 'f')
# ValueError max leaves
# ValueError max nodes
# ValueError max trees
# ValueError expecting 1 features, not 0
# RuntimeError eml_trees_predict_proba error
# ValueError model is damaged: tree node has a child out of range (number 0)
# [1.0, 2.5, 2.0]
# ValueError EmlError
# ValueError Filter coefficients must be multiple of 6
# ValueError new() argument 'coefficients' must be an array of float32 (typecode 'f'), not an array of int16 (typecode 'h')
# [1638, 0, 3276, 1638, 3030, -1605]
# [2000, 4739, 3360]
# AssertionError a0 must be 1.0
# ValueError fill() not called first
# [8.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0]
# ValueError wrong array length
# [-32768, 0, 100, 32767]
# ValueError linear_map(): input and output overlap
# ValueError linear_map() argument 'out_array' must have 4 items, not 2
# 0 1 4 (0, 32767, 4)
# ValueError Index out of bounds
# ValueError additem failed
# [0, 0, 1, 1] [1, 1, 201, 202] (0, 1)
# [4, 0] [0, 0, 1, 1]
# 99 0.4 True 4
import emlearn_trees, emlearn_iir, emlearn_iir_q15, emlearn_fft, emlearn_arrayutils, emlearn_neighbors, emlearn_kmeans, emlearn_linreg
from array import array
import math
XOR = """f,2
c,2
l,0
l,1
r,0
n,1,6466.0,1,2
n,0,15279.5,-1,-2
n,0,15279.5,-2,-1""".split('\n')
m = emlearn_trees.new(5, 30, 4)
emlearn_trees.load_model(m, XOR)
out = array('f',[0,0])
for x in ([0,0],[32767,0],[0,32767],[32767,32767]):
    m.predict(array('h',x), out); print(x, list(out), m.outputs())
R = "f,2\r\nc,0\r\nlb,32\r\nl,3.75\r\nl,0.5\r\nl,1.25\r\nl,2.0\r\nr,0\r\nn,0,25.0,1,-1\r\nn,0,5.0,-2,1\r\nn,0,15.0,-3,-4".split('\r\n')
m = emlearn_trees.new(1,3,4); emlearn_trees.load_model(m, R); o=array('f',[0])
print([m.predict(array('h',[v,0]),o) or o[0] for v in (5,6,15,16,25,26)])
def fails(f,*a):
    try: f(*a); print('no error')
    except Exception as e: print(type(e).__name__, e)
m = emlearn_trees.new(1,1,1)
fails(m.predict, array('h',[1]), array('f',[1]))
fails(m.predict, array('f',[1]), array('f',[1]))
m.setdata(1,2); m.addleaf(1); m.addnode(-1,-1,0,5); m.addroot(0)
fails(m.addleaf, 1); fails(m.addnode,-1,-1,0,5); fails(m.addroot,0)
m.predict(array('h',[1]), array('f',[0,0]))
fails(m.predict, array('h',[]), array('f',[0,0])); fails(m.predict, array('h',[1]), array('f',[0]))
m = emlearn_trees.new(1,2,2); m.setdata(1,2); m.addleaf(7); m.addnode(-1,-1,0,5); m.addroot(0); fails(m.predict, array('h',[1]), array('f',[0,0]))
f = emlearn_iir.new(array('f',[1,2,1,1,-0.5,0.25])); b=array('f',[1,0,0]); f.run(b); print(list(b))
fails(emlearn_iir.new, array('f',[])); fails(emlearn_iir.new, array('f',[1])); fails(emlearn_iir.new, array('h',[1]))
c = emlearn_iir_q15.convert_coefficients(array('f',[0.2,0.4,0.2,1,-0.37,0.196])); print(list(c))
q = emlearn_iir_q15.new(c); b=array('h',[10000,0,0]); q.run(b); print(list(b))
fails(emlearn_iir_q15.convert_coefficients, array('f',[1,2,3,2,1,1]))
fft = emlearn_fft.FFT(8); re=array('f',[1]*8); im=array('f',[0]*8)
fails(fft.run, re, im); emlearn_fft.fill(fft, 8); fft.run(re,im); print(list(re)); fails(fft.run, re[:4], im)
a=array('h',[-32768,0,100,32767]); g=array('f',[0]*4); emlearn_arrayutils.linear_map(a,g,-32768,32768,-1.0,1.0); emlearn_arrayutils.linear_map(g,a,-1.0,1.0,-32768,32768); print(list(a))
fails(emlearn_arrayutils.linear_map, a,a,0,1,0,1); fails(emlearn_arrayutils.linear_map, a,g[:2],0,1,0,1)
n=emlearn_neighbors.new(3,1,1); print(n.additem(array('h',[0]),4), n.additem(array('h',[-1]),-2), n.predict(array('h',[32767])), n.getresult(0))
fails(n.getresult,1); fails(n.additem,array('h',[1,2]),0)
v=array('B',[0,0,2,2,200,200,202,204]); k=array('B',[0,0,255,255]); print(list(emlearn_kmeans.cluster(v,k,2)), list(k), emlearn_kmeans.euclidean_argmin(k,array('B',[1,2])))
s=array('B',[255]*4); print(list(emlearn_kmeans.cluster_iter(v,array('B',[0,0,10,10]),s,2)), list(s))
m=emlearn_linreg.new(4,0.1,0.5,0.01); X=array('f',[1,2,3,4,2,3,4,5]); y=array('f',[10,15]); r=emlearn_linreg.train(m,X,y,max_iterations=100,tolerance=1e-6,verbose=1); print(r[0], round(r[1],3), abs(m.predict(array('f',[1,2,3,4]))-10)<0.8, m.get_n_features())
