-- SPDX-License-Identifier: EUPL-1.2
-- What wrk asks, and how it tells what came of it. `requests` and `port` stand above.

local ready = {}

function init()
  math.randomseed(1)
  for i, ask in ipairs(requests) do
    local headers = {
      ["Host"] = ask[1] .. ":" .. port,
      ["Accept-Encoding"] = "gzip, deflate, br",
      ["User-Agent"] = "brink-bench",
    }
    if ask[3] ~= "" then headers["Cookie"] = ask[3] end
    ready[i] = wrk.format("GET", ask[2], headers)
  end
end

function request()
  return ready[math.random(#ready)]
end

function done(summary, latency)
  local errors = summary.errors
  local refused = errors.status + errors.connect + errors.read + errors.write + errors.timeout
  io.write(string.format("brink %d %d %d %d\n",
    summary.requests, summary.duration, latency:percentile(99), refused))
end
