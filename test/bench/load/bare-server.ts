import { WebSocketServer } from 'ws';

/** The floor under a chat server: what one says is repeated to all, and nothing else is done. */
const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false });
server.on('connection', (socket) => {
  socket.on('message', (data) => {
    const text = String(data);
    for (const other of server.clients) other.send(text);
  });
});
server.on('listening', () => {
  const address = server.address();
  if (typeof address === 'object') process.stdout.write(`ready ws://127.0.0.1:${address?.port}\n`);
});
