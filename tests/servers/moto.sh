#!/bin/bash
# moto.sh [DIR]: makes DIR/moto_server (DIR is a folder of the tests' cache unless named), a loopback AWS that checks signatures and evaluates IAM policies.
# Its dependencies are the system's own packages; moto itself is pure Python and comes from a newer suite of the same mirror, unpacked privately.
set -euo pipefail
DIR=${1:-${NHI_TEST_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/nhi-governance}/moto}
mkdir -p "$DIR"
DIR=$(cd "$DIR" && pwd)
exec 9>"$DIR/.lock"
flock 9
[ -x "$DIR/moto_server" ] && exit 0

PYTHON=/usr/bin/python3
DEPENDENCIES="python3-boto3 python3-flask python3-flask-cors python3-werkzeug python3-responses python3-xmltodict python3-yaml python3-jinja2 python3-cryptography"
# shellcheck disable=SC2086
if ! dpkg-query -W $DEPENDENCIES >/dev/null 2>&1; then
  DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 install -y --no-install-recommends $DEPENDENCIES >/dev/null ||
    { apt-get -o DPkg::Lock::Timeout=300 update >/dev/null && DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 install -y --no-install-recommends $DEPENDENCIES >/dev/null; }
fi

# Private lists of the newer suite, from the mirror this machine is set up with.
SOURCES=/etc/apt/sources.list.d/debian.sources
MIRROR=$(awk '/^URIs:/{print $2; exit}' "$SOURCES")
KEY=$(awk '/^Signed-By:/{print $2; exit}' "$SOURCES")
APT="$DIR/apt"
mkdir -p "$APT/lists/partial" "$APT/cache/archives/partial"
echo "deb [signed-by=$KEY] $MIRROR trixie main" > "$APT/sources.list"
OPTIONS=(-o "Dir::Etc::sourcelist=$APT/sources.list" -o Dir::Etc::sourceparts=- -o "Dir::State::lists=$APT/lists" -o "Dir::Cache=$APT/cache" -o APT::Sandbox::User=root)
apt-get "${OPTIONS[@]}" update >/dev/null
cd "$DIR"
apt-get "${OPTIONS[@]}" download python3-moto >/dev/null
dpkg -x python3-moto_*_all.deb root
rm -rf "$APT" python3-moto_*_all.deb

cat > moto_server.new <<END
#!/bin/sh
PYTHONPATH="$DIR/root/usr/lib/python3/dist-packages" exec $PYTHON -c 'import sys; from moto.server import main; main(sys.argv[1:])' "\$@"
END
chmod +x moto_server.new
mv moto_server.new moto_server
