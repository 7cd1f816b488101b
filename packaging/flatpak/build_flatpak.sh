#!/usr/bin/env bash
# Builds the Flatpak of the AppDir that packaging/appimage has left: build_flatpak.sh MANIFEST BUNDLE
set -euo pipefail
manifest="$1" bundle="$2"
work="$(dirname "$0")/../../build/flatpak"
flatpak-builder --force-clean --state-dir="$work/state" --repo="$work/repo" "$work/app" "$manifest"
flatpak build-bundle "$work/repo" "$bundle" org.carrel.Carrel
