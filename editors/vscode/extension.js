// Starts `doichieu rules lsp` for rule files.
const { workspace } = require("vscode");
const { LanguageClient, TransportKind } = require("vscode-languageclient/node");

let client;

exports.activate = () => {
  const command = workspace.getConfiguration("doichieu").get("path", "doichieu");
  const server = { command, args: ["rules", "lsp"], transport: TransportKind.stdio };
  const files = { documentSelector: [{ scheme: "file", language: "doichieu-rules" }] };
  client = new LanguageClient("doichieu", "doichieu", server, files);
  return client.start();
};

exports.deactivate = () => client && client.stop();
