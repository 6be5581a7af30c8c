-- pandoc and Quarto: ```symkl fences are answered, all of a document in one call of symkl.
--   pandoc --lua-filter "$(python -m symkl.hosts.pandoc)" post.md -o post.html
local target = quarto and "quarto" or "pandoc"
local reader = "markdown" .. "+tex_math_dollars"

local function fence(block)
  local words = block.text:gsub("%s+", " ")
  for key, value in pairs(block.attributes) do
    words = words .. " " .. key .. "=" .. value
  end
  return "```symkl\n" .. words .. "\n```\n\n"
end

local function ours(block)
  return block.classes:includes("symkl")
end

function Pandoc(doc)
  local fences, answers = {}, {}
  doc:walk({ CodeBlock = function(block)
    if ours(block) then table.insert(fences, fence(block)) end
  end })
  if #fences == 0 then return nil end
  local arguments = { "render", "--fences", "--target", target, "-" }
  local text = pandoc.pipe("symkl", arguments, table.concat(fences))
  for answer in text:gmatch("<!%-%- symkl:.-%-%->(.-)<!%-%- /symkl %-%->") do
    table.insert(answers, pandoc.read(answer, reader).blocks)
  end
  assert(#answers == #fences, "symkl answered " .. #answers .. " of " .. #fences .. " fences")
  local place = 0
  return doc:walk({ CodeBlock = function(block)
    if ours(block) then
      place = place + 1
      return answers[place]
    end
  end })
end
