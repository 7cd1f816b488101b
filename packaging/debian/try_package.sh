#!/usr/bin/env bash
# Tries the package as somebody would who installs it: try_package.sh PACKAGE FOLDER [APPDIR]; root only, Debian only.
#
# In FOLDER a bare Debian is made, which has no Python. There, without a network, the package is installed by apt, an
# ordinary user indexes the sample notes and asks a question, by `carrel` and in the window under Xvfb, then the package
# is upgraded, removed and purged. What it needs from Debian is fetched before. Says at the end what was tried.
set -euo pipefail
# What is mounted below is seen by nobody else, and gone when this ends, however it ends.
[ -n "${OWN_MOUNTS:-}" ] || exec env OWN_MOUNTS=1 unshare --mount "$(realpath "$0")" "$(realpath "$1")" "$(realpath -m "$2")" ${3:+"$(realpath "$3")"}
cd "$(dirname "$0")/../.."
package="$(realpath "$1")" tree="$(realpath -m "$2")" appdir="${3:+$(realpath "$3")}"
suite="${SUITE:-bookworm}"
question="When was the Bell Rock lighthouse first lit?"

say() { printf '\n== %s\n' "$*"; }
fail() { printf 'FAILED: %s\n' "$*" >&2; exit 1; }
outside() { chroot "$tree" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/srv DEBIAN_FRONTEND=noninteractive LANG=C.UTF-8 "$@"; }
inside() { # the same with no network
    unshare --net chroot "$tree" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/srv DEBIAN_FRONTEND=noninteractive LANG=C.UTF-8 "$@"
}
as_user() { # an ordinary user, with no network
    unshare --net chroot --userspec=reader "$tree" env -i PATH=/usr/bin:/bin HOME=/home/reader LANG=C.UTF-8 bash -c "cd; $1"
}

say "A bare $suite without Python"
if [ "$(cat "$tree/made" 2>/dev/null)" != "$suite" ]; then
    rm -rf "$tree"
    mirror="${MIRROR:-$(apt-get indextargets --format "\$(REPO_URI)" | sed -n 1p)}"
    debootstrap --variant=minbase "$suite" "$tree" "$mirror" >/dev/null
    echo "$suite" >"$tree/made"
fi
mount --bind /dev "$tree/dev"
mount -t proc proc "$tree/proc"
mount --bind /dev/pts "$tree/dev/pts"
mount -t tmpfs tmpfs "$tree/dev/shm"
cp /etc/resolv.conf "$tree/etc/resolv.conf"
cp -n /etc/apt/apt.conf.d/* "$tree/etc/apt/apt.conf.d/" # a proxy, for example
outside sh -c 'ls /usr/bin/python3*' 2>/dev/null && fail "there is a Python"
cp "$package" "$tree/srv/carrel.deb"
outside apt-get update -qq
outside apt-get install -qq --yes --no-install-recommends --download-only /srv/carrel.deb xvfb xdotool >/dev/null
id="$(outside id -u reader 2>/dev/null || true)"
[ -n "$id" ] || outside useradd --create-home reader
rm -rf "$tree"/home/reader/{.local,notes,app}
cp -r resources/sample_notes "$tree/home/reader/notes"
outside chown -R reader /home/reader

say "Installed by apt with no network"
inside apt-get install -qq --yes --no-install-recommends /srv/carrel.deb xvfb xdotool >/dev/null
outside sh -c 'ls /usr/bin/python3*' 2>/dev/null && fail "the package brings a Python of the system along"
as_user 'carrel --version'

say "The command line, as an ordinary user, with no network"
as_user 'carrel index ~/notes'
as_user "carrel ask --json '$question'" >"$tree/answer.json"
grep -q '1 February 1811' "$tree/answer.json" || fail "the answer lacks the date"
grep -q '"refused": false' "$tree/answer.json" || fail "it was refused"
as_user "carrel ask '$question'" | sed -n 1,3p
as_user 'carrel models verify'

say "The window under Xvfb"
as_user "
    Xvfb :77 -screen 0 1280x800x24 >/dev/null 2>&1 & sleep 3
    export DISPLAY=:77
    carrel >window.log 2>&1 &
    window=\$(timeout 60 xdotool search --sync --onlyvisible --name Carrel | head -1)
    sleep 5
    xdotool windowfocus \$window; sleep 1
    xdotool type --delay 30 'How much is the deposit?'
    xdotool key Return
    for second in \$(seq 90); do
        sleep 1
        carrel history --json | grep -q 'the deposit?' && break
    done
    carrel history --json > history.json
    xdotool getwindowname \$window
    xdotool key ctrl+q
    for second in \$(seq 20); do kill -0 \$! 2>/dev/null || break; sleep 1; done
    ! kill -0 \$! 2>/dev/null || echo 'still there' >>window.log
    kill %1; cat window.log
"
grep -q '1,480' "$tree/home/reader/history.json" || fail "the window did not answer"
[ ! -s "$tree/home/reader/window.log" ] || fail "the window complained, or did not end"

if [ -n "$appdir" ]; then
    say "The AppDir, in the same tree"
    mkdir -p "$tree/opt/appdir"
    mount --bind "$appdir" "$tree/opt/appdir"
    as_user "/opt/appdir/AppRun --home ~/app index ~/notes && /opt/appdir/AppRun --home ~/app ask '$question' | grep '1 February 1811'" ||
        fail "the AppDir does not answer"
    umount "$tree/opt/appdir"
fi

say "Upgraded: the library is kept"
rm -rf "$tree/srv/next" && mkdir "$tree/srv/next"
outside dpkg-deb -R /srv/carrel.deb /srv/next
sed -i 's/^Version: .*/&+next/' "$tree/srv/next/DEBIAN/control"
outside dpkg-deb -Znone --build /srv/next /srv/next.deb >/dev/null
rm -rf "$tree/srv/next"
inside dpkg --install /srv/next.deb >/dev/null
inside dpkg-query --show carrel | grep next >/dev/null || fail "the upgrade is not installed"
as_user "carrel history --json" | grep 'Bell Rock' >/dev/null || fail "the upgrade lost the library"
as_user "carrel search 'lighthouse' -k 1 --json" | grep 'Bell Rock' >/dev/null || fail "the upgrade lost the index"

say "Removed: nothing is left but the library"
inside apt-get remove -qq --yes carrel >/dev/null
for left in usr/lib/carrel usr/bin/carrel usr/share/applications/carrel.desktop; do
    [ ! -e "$tree/$left" ] || fail "/$left is left"
done
[ -e "$tree/home/reader/.local/share/carrel/library.sqlite3" ] || fail "removal took the library"
inside dpkg --purge carrel >/dev/null
[ -e "$tree/home/reader/.local/share/carrel/library.sqlite3" ] || fail "a purge that nobody was asked about took the library"
inside dpkg --install /srv/next.deb >/dev/null
echo 'carrel carrel/delete-libraries boolean true' | inside debconf-set-selections
inside dpkg --purge carrel >/dev/null
[ ! -e "$tree/home/reader/.local/share/carrel" ] || fail "a purge that was told to delete the library kept it"
[ -e "$tree/home/reader/notes" ] || fail "the notes are gone"
rm -f "$tree/srv/next.deb" "$tree/srv/carrel.deb"

say "Installed, indexed, asked, shown, upgraded, removed and purged, all without a network or a Python."
