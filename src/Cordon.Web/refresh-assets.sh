#!/usr/bin/env bash
# Fetches the fonts, the chart library and the graph library that ship with the app, and puts them where the pages expect them.
# Run it by hand when a version below changes, look at the difference, and commit it. Needs npm and tar.
set -euo pipefail
cd "$(dirname "$0")/wwwroot"

inter=5.3.0
jetbrains_mono=5.3.0
uplot=1.6.32
cytoscape=3.34.4

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# fetch NAME VERSION: unpacks the package into $work/package
fetch() {
  rm -rf "$work/package"
  tar xzf "$work/$(npm pack "$1@$2" --silent --pack-destination "$work")" -C "$work"
}

# font FOLDER PREFIX: the subsets people's names need, each file read only when one of its characters is on the page
font() {
  mkdir -p "fonts/$1"
  cp "$work/package/LICENSE" "fonts/$1/LICENSE"
  cp "$work"/package/files/"$2"-{latin,latin-ext,cyrillic,greek,vietnamese}-wght-normal.woff2 "fonts/$1/"
  # The package's own sheet names every subset; keep the blocks whose file is here.
  awk -v RS= -v folder="$1" -v prefix="$2" '
    $0 ~ "files/" prefix "-(latin|latin-ext|cyrillic|greek|vietnamese)-wght-normal" {
      gsub(/url\(\.\/files\//, "url(" folder "/"); print; print "" }' "$work/package/wght.css" >> fonts/fonts.css
}

rm -rf fonts lib/uplot lib/cytoscape
mkdir -p fonts lib/uplot lib/cytoscape
printf '/* Made by refresh-assets.sh from @fontsource-variable/inter %s and @fontsource-variable/jetbrains-mono %s. */\n\n' \
  "$inter" "$jetbrains_mono" > fonts/fonts.css

fetch @fontsource-variable/inter "$inter"
font inter inter
fetch @fontsource-variable/jetbrains-mono "$jetbrains_mono"
font jetbrains-mono jetbrains-mono

fetch uplot "$uplot"
cp "$work/package/LICENSE" "$work/package/dist/uPlot.esm.js" "$work/package/dist/uPlot.min.css" lib/uplot/

fetch cytoscape "$cytoscape"
cp "$work/package/LICENSE" "$work/package/dist/cytoscape.esm.min.mjs" lib/cytoscape/
