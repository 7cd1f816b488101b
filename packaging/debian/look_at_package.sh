#!/usr/bin/env bash
# What Debian's and freedesktop's own tools say of the package: look_at_package.sh PACKAGE
set -euo pipefail
package="$(realpath "$1")"
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
lintian --fail-on error "$package"
dpkg-deb --fsys-tarfile "$package" | tar -x -C "$folder" ./usr/share
desktop-file-validate "$folder/usr/share/applications/carrel.desktop"
appstreamcli validate --no-net --pedantic "$folder/usr/share/metainfo/org.carrel.Carrel.metainfo.xml"
echo "lintian, desktop-file-validate and appstreamcli find no error in ${package##*/}."
