# asyncio: the error of a task that nobody awaits is told of on standard error, which a board does not have apart.
# modes: release debug gcstress single
# stderr: Task exception was never retrieved
# stderr: ValueError: lost
import asyncio


async def bad():
    raise ValueError("lost")


async def main():
    asyncio.create_task(bad())
    await asyncio.sleep(0.01)
    print("end")


asyncio.run(main())
