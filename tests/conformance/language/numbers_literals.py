# Number literals: bases, underscores, floats, imaginary.
print(0, 7, 1_000_000, 0x1F, 0XaB, 0o17, 0O7, 0b101, 0B1, 0x_ff, 0b1_0, 00, 0_0)
print(1.5, .5, 5., 1e3, 1E-3, 1.5e+2, 1_0.2_5, 1e1_0, 0.0, -0.0)
print(1j, 2.5J, 1e2j, 0j, 1_0j)
print(123456789012345678901234567890, 0xFFFFFFFFFFFFFFFFFFFF, -1, --1, ~0)
print(1if 1 else 2, [1]and 5)
print(0xdeadbeef, 0o777, 1_2_3)
print(type(1).__name__, type(1.).__name__, type(1j).__name__)
print(1 .real, 1.0.is_integer(), 1..real, (5).bit_length(), 5 .__add__(3))
print(1e400, -1e400, 1e-400)
for text in ("1_", "1__0", "0x", "0b2", "0o8", "012", "1e", "1.5.", "1_.5", "0_x1", "1a", "0b", "1e_5"):
    try:
        eval(text)
        print(text, "accepted")
    except SyntaxError as e:
        print(text, type(e).__name__)
