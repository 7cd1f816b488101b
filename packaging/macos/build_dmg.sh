#!/usr/bin/env bash
# Makes a disk image of the frozen Carrel.app: build_dmg.sh APP FOLDER VERSION
#
# With CODESIGN_IDENTITY set, everything in it is signed for the hardened runtime first, and with NOTARY_PROFILE (a
# keychain profile of notarytool) notarised. Without them it is signed by nobody: it runs on the machine that built it,
# and elsewhere after "Open anyway".
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
app="$1" folder="$2" version="$3"
image="$folder/Carrel-$version-$(uname -m).dmg"

# The models and licences came into it after PyInstaller had sealed it, so it is sealed anew in any case.
if [ -n "${CODESIGN_IDENTITY:-}" ]; then
    codesign --force --deep --timestamp --options runtime --entitlements "$here/entitlements.plist" \
        --sign "$CODESIGN_IDENTITY" "$app"
else
    codesign --force --deep --sign - "$app"
fi
codesign --verify --deep --strict "$app"

staging="$(mktemp -d)"
trap 'rm -rf "$staging"' EXIT
cp -R "$app" "$staging/"
ln -s /Applications "$staging/Applications"
mkdir -p "$folder"
hdiutil create -volname "Carrel $version" -srcfolder "$staging" -ov -format UDZO "$image"

if [ -n "${CODESIGN_IDENTITY:-}" ] && [ -n "${NOTARY_PROFILE:-}" ]; then
    codesign --timestamp --sign "$CODESIGN_IDENTITY" "$image"
    xcrun notarytool submit --wait --keychain-profile "$NOTARY_PROFILE" "$image"
    xcrun stapler staple "$image"
fi
echo "$image"
