-- What a person does in Neovim with a rule file: opens one with mistakes, sees them, asks what may stand there and what
-- a name is, mends the file, lays it out and renames a document. Ends with status 1 at the first thing that fails.

local folder = vim.env.FOLDER
local file = folder .. "/own.rules"

local function fail(what)
  io.stderr:write("neovim: " .. what .. "\n")
  vim.cmd("cquit 1")
end

local function check(holds, what)
  if not holds then
    fail(what)
  end
end

local MISTAKES = {
  "documnt kh-0 {",
  "}",
  "document kh-1-ca-mau-2026 {",
  '  numbr      "1/KH-UBND"',
  "  issued     05/01/2026",
  "  issuer     UBND tỉnh Cà Mau",
  "  level      provnce",
  '  area       "Cà Mao"',
  '  title      "Kế hoạch"',
  "  verified   red",
  "  implements nq-71-2052",
  "}",
  "",
  'from kh-1-ca-mau-2026 for commune in "Cà Mau" {',
  '  evidence primary "x" checked 2026-02-30',
  "  online-paymnet => 90% by 2026 must",
  "}",
}

local LOOSE = {
  "document kh-1-ca-mau-2026 {",
  ' number "1/KH-UBND"',
  "  issued     2026-01-05",
  '  issuer     "UBND tỉnh Cà Mau"',
  "  level      province",
  '  area       "Cà Mau"',
  '  title      "Kế hoạch chuyển đổi số năm 2026"',
  "  verified   read",
  "  implements nq-71-2025",
  "}",
  "",
  'from kh-1-ca-mau-2026 for commune in "Cà Mau" {',
  '  evidence primary "toàn văn" checked 2026-11-28',
  "  online-payment   >= 90% by 2026 must",
  "}",
}

vim.fn.writefile(MISTAKES, file)
vim.cmd("edit " .. vim.fn.fnameescape(file))
local client = vim.lsp.start_client({
  name = "doichieu",
  cmd = { vim.env.DOICHIEU, "rules", "lsp", "--lang", "en" },
  root_dir = folder,
  workspace_folders = { { uri = vim.uri_from_fname(folder), name = "own" } },
})
check(client, "the server does not start")
vim.lsp.buf_attach_client(0, client)

local function told(wanted)
  return vim.wait(30000, function()
    return wanted(vim.diagnostic.get(0))
  end, 20)
end

check(told(function(found)
  return #found >= 10
end), "fewer than ten mistakes are shown: " .. vim.inspect(vim.diagnostic.get(0)))
local mistakes = #vim.diagnostic.get(0)

-- A request at a place of the file, as a key asks it; lines from 1, columns in bytes from 0.
local function ask(method, line, column, more)
  vim.api.nvim_win_set_cursor(0, { line, column })
  local params = vim.lsp.util.make_position_params(0, "utf-16")
  for key, value in pairs(more or {}) do
    params[key] = value
  end
  local answers = vim.lsp.buf_request_sync(0, method, params, 30000)
  check(answers and answers[client] and not answers[client].err, method .. ": " .. vim.inspect(answers))
  return answers[client].result
end

vim.api.nvim_buf_set_lines(0, 0, -1, false, LOOSE)
check(told(function(found)
  return #found == 0
end), "mistakes are still shown: " .. vim.inspect(vim.diagnostic.get(0)))

local offered = ask("textDocument/completion", 9, 13)
local labels = vim.tbl_map(function(item)
  return item.label
end, offered.items or offered)
check(vim.tbl_contains(labels, "nq-71-2025"), "completion offers no document: " .. #labels)

local hover = ask("textDocument/hover", 9, 14)
check(hover.contents.value:find("71/NQ%-CP"), "hover says nothing of 71/NQ-CP")

local place = ask("textDocument/definition", 9, 14)
check(place.uri:find("2025%-71%-nq%-cp"), "the definition is not found: " .. vim.inspect(place))

vim.lsp.buf_request_sync(0, "textDocument/documentSymbol", { textDocument = vim.lsp.util.make_text_document_params() }, 30000)
local formatting = vim.lsp.util.make_formatting_params({ tabSize = 2, insertSpaces = true })
local laid = vim.lsp.buf_request_sync(0, "textDocument/formatting", formatting, 30000)[client].result
vim.lsp.util.apply_text_edits(laid, 0, "utf-16")
local lines = vim.api.nvim_buf_get_lines(0, 0, -1, false)
check(lines[2] == '  number     "1/KH-UBND"', "the layout is not as it should be: " .. lines[2])
check(lines[14] == "  online-payment >= 90% by 2026 must", "the layout is not as it should be: " .. lines[14])

local changes = ask("textDocument/rename", 12, 7, { newName = "kh-2-ca-mau-2026" })
vim.lsp.util.apply_workspace_edit(changes, "utf-16")
lines = vim.api.nvim_buf_get_lines(0, 0, -1, false)
check(lines[1] == "document kh-2-ca-mau-2026 {", "the name is not changed: " .. lines[1])
check(lines[12]:find("from kh%-2%-ca%-mau%-2026 "), "the name is not changed: " .. lines[12])

-- The file as it now stands is a sound one.
vim.cmd("silent write")
local version = vim.version()
io.stdout:write(string.format(
  "neovim %d.%d: %d mistakes shown, none after mending; %d names offered; hover, definition, layout, rename",
  version.major, version.minor, mistakes, #labels
))
vim.lsp.stop_client(client)
vim.cmd("qall!")
