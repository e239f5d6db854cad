"""Two thousand connections at once, and clients that misbehave next to one that doesn't."""

import asyncio
import json
import resource
import unittest

import emulator
import plain

CONNECTIONS = 2_000
HOST, PORT = emulator.ADDRESS.rsplit(":", 1)


async def opened():
    return await asyncio.open_connection(HOST, int(PORT))


async def asked(connection, action="DescribeDtsJobs"):
    """The status of a call over an open connection."""
    reader, writer = connection
    writer.write(f"GET /?{plain.query(action, {})} HTTP/1.1\r\nhost: {emulator.ADDRESS}\r\n\r\n".encode())
    await writer.drain()
    head = await reader.readuntil(b"\r\n\r\n")
    length = next(line for line in head.decode().lower().split("\r\n") if line.startswith("content-length:"))
    json.loads(await reader.readexactly(int(length.split(":")[1])))
    return int(head.split(b" ")[1])


class Connections(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
        resource.setrlimit(resource.RLIMIT_NOFILE, (min(most, 4 * CONNECTIONS), most))

    def test_two_thousand_connections_at_once(self):
        async def run():
            connections = [await opened() for _ in range(CONNECTIONS)]
            for _ in range(2):
                statuses = await asyncio.gather(*map(asked, connections))
                self.assertEqual(set(statuses), {200})
            for _, writer in connections:
                writer.close()

        asyncio.run(run())

    def test_clients_that_send_nothing_or_halves_do_not_slow_others(self):
        async def run():
            silent = [await opened() for _ in range(200)]
            for _, writer in silent[100:]:
                writer.write(b"POST / HTTP/1.1\r\ncontent-length: 1000\r\n\r\nhalf")
            one = await opened()
            self.assertEqual(await asyncio.wait_for(asked(one), 5), 200)
            for _, writer in [*silent, one]:
                writer.close()

        asyncio.run(run())


if __name__ == "__main__":
    unittest.main()
