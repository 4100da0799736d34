#!/usr/bin/env bash
# Fetches the public lists that say who an agent claims to be, and makes the compact files in Data anew.
# Run it by hand when a version below changes, look at the difference, and commit it. Needs npm with node, tar and curl.
#
#   bash refresh.sh           fetches what is named below
#   bash refresh.sh FOLDER    takes the upstream files from FOLDER instead, under the names that fetch_all gives them
set -euo pipefail

crawlers=1.60.0
robots=738c80df2169027ce0e07c9976fd3f2f57dd8f7b
robots_listed_on=2026-08-22
ranges=14dd971b18758c856dd47b2fc51c9376d2413c6a
ranges_listed_on=2026-08-22

upstream=${1:+$(cd "$1" && pwd)}
cd "$(dirname "$0")"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# raw REPOSITORY COMMIT PATH NAME: one file of a GitHub repository, at that commit
raw() {
  curl --fail --silent --show-error --location --output "$upstream/$4" "https://raw.githubusercontent.com/$1/$2/$3"
}

fetch_all() {
  tar xzf "$work/$(npm pack "crawler-user-agents@$crawlers" --silent --pack-destination "$work")" -C "$work"
  cp "$work/package/crawler-user-agents.json" "$upstream/crawler-user-agents.json"
  cp "$work/package/LICENSE" "$upstream/LICENSE.crawler-user-agents"

  raw ai-robots-txt/ai.robots.txt "$robots" robots.json ai-robots.json
  raw ai-robots-txt/ai.robots.txt "$robots" LICENSE LICENSE.ai.robots.txt

  local key
  for key in googlebot bing duckduckbot openai perplexity; do
    raw lord-alfred/ipranges "$ranges" "$key/ipv4_merged.txt" "$key-ipv4_merged.txt"
  done
  raw lord-alfred/ipranges "$ranges" googlebot/ipv6_merged.txt googlebot-ipv6_merged.txt
  raw lord-alfred/ipranges "$ranges" LICENSE LICENSE.ipranges
}

if [ -z "$upstream" ]; then
  upstream="$work/upstream"
  mkdir "$upstream"
  fetch_all
fi

node compact.mjs "$upstream" Data
for licence in "$upstream"/LICENSE.*; do
  if [ -f "$licence" ]; then cp "$licence" Data/; fi
done

printf '%s\t%s\t%s\n' \
  crawler-user-agents "$crawlers" - \
  ai.robots.txt "$robots" "$robots_listed_on" \
  ipranges "$ranges" "$ranges_listed_on" > Data/sources.tsv
