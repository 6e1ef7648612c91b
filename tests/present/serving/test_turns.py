"""Turns: one after the other, in the order of asking; nobody waits for ever, and a busy process takes no callers."""

import asyncio

import pytest

from dragoman.present.serving.turns import Turns


async def answer(turns: Turns, name: str, log: list[str], until: asyncio.Event) -> None:
    async with turns.take():
        log.append(f"{name} begins")
        await until.wait()
        log.append(f"{name} ends")


async def settle() -> None:
    for _ in range(10):
        await asyncio.sleep(0)


def test_answers_are_made_one_after_the_other_as_they_were_asked_for() -> None:
    async def ask() -> list[str]:
        turns, log, done = Turns(), [], asyncio.Event()
        tasks = [asyncio.create_task(answer(turns, name, log, done)) for name in "abc"]
        await settle()
        assert log == ["a begins"]
        done.set()
        await asyncio.gather(*tasks)
        return log

    assert asyncio.run(ask()) == [f"{name} {what}" for name in "abc" for what in ("begins", "ends")]


def test_who_has_waited_long_goes_on_and_takes_nobody_s_turn() -> None:
    async def ask() -> list[str]:
        turns, log, done = Turns(patience_s=0.01), [], asyncio.Event()
        slow = asyncio.create_task(answer(turns, "slow", log, done))
        await settle()
        other_done = asyncio.Event()
        other_done.set()
        await answer(turns, "other", log, other_done)  # goes on beside the slow one
        third = asyncio.create_task(answer(turns, "third", log, other_done))
        await settle()
        assert log == ["slow begins", "other begins", "other ends"]  # the slow one has the turn still
        done.set()
        await asyncio.gather(slow, third)
        return log

    assert asyncio.run(ask())[-2:] == ["third begins", "third ends"]


@pytest.mark.parametrize("fails", [False, True])
def test_a_process_is_free_again_when_its_answer_is_made(fails: bool) -> None:
    async def ask() -> None:
        turns = Turns()
        await asyncio.wait_for(turns.until_free(60), 1)
        try:
            async with turns.take():
                await turns.until_free(0.01)  # in vain: the time is up first
                waiting = asyncio.create_task(turns.until_free(60))
                await settle()
                assert not waiting.done()
                if fails:
                    raise ValueError
        except ValueError:
            pass
        await asyncio.wait_for(waiting, 1)

    asyncio.run(ask())
