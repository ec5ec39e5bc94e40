# Tasks that are left at the end of run() are cancelled, and can clean up.
# expect:
# main is done
# worker cleans up
# True
import asyncio


async def worker():
    try:
        await asyncio.sleep(100)
    finally:
        print("worker cleans up")


async def main():
    asyncio.create_task(worker())
    await asyncio.sleep(0)
    print("main is done")


asyncio.run(main())
print(asyncio.get_event_loop() is asyncio.new_event_loop())
