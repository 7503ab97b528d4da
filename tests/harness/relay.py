"""`relay.py PORT SOCKET`: passes on what comes, both ways. Frozen or killed, it plays a server that is so."""

import asyncio
import sys


async def main(port: int, to: str) -> None:
    """Serve until somebody ends it."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            there = await asyncio.open_unix_connection(to)
        except OSError:
            writer.close()
            return
        await asyncio.gather(_copy(reader, there[1]), _copy(there[0], writer))

    server = await asyncio.start_server(serve, "127.0.0.1", port)
    await server.serve_forever()


async def _copy(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    try:
        while data := await reader.read(65536):
            writer.write(data)
            await writer.drain()
    except OSError:
        pass
    finally:
        writer.close()


asyncio.run(main(int(sys.argv[1]), sys.argv[2]))
