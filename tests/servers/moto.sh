#!/bin/bash
# moto.sh [DIR]: makes DIR/moto_server (DIR is a folder of the tests' cache unless named), a loopback AWS that checks signatures and evaluates IAM policies.
# Its dependencies are the system's own packages; moto itself is pure Python and comes from a newer suite of the same mirror, unpacked privately. Run again, it downloads nothing.
set -euo pipefail
DIR=${1:-${NHI_TEST_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/nhi-governance}/moto}
mkdir -p "$DIR"
DIR=$(cd "$DIR" && pwd)
exec 9>"$DIR/.lock"
flock 9
cd "$DIR"
PYTHON=/usr/bin/python3
if [ ! -d root ]; then
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
  apt-get "${OPTIONS[@]}" download python3-moto >/dev/null
  dpkg -x python3-moto_*_all.deb root.new
  mv root.new root
  rm -rf "$APT" python3-moto_*_all.deb
fi

# What moto does unlike AWS and the laws would see. It is written anew each time, since it belongs to the tests and not to what was downloaded.
cat > as_aws.py.new <<END
import functools, inspect, json, threading
from moto.secretsmanager.models import FakeSecret, SecretsManagerBackend

# AWSPREVIOUS follows to the version that has AWSCURRENT; moto moves it to the one that was put last, and leaves two with AWSCURRENT where that was moved since.
def reset_default_version(self, secret_version, version_id, moto=FakeSecret.reset_default_version):
    self.default_version_id = next((id for id, version in self.versions.items() if "AWSCURRENT" in version["version_stages"]), self.default_version_id)
    moto(self, secret_version, version_id)

FakeSecret.reset_default_version = reset_default_version

# A version was made when it was made; moto says that it was when it is listed.
def list_secret_version_ids(self, secret_id, moto=SecretsManagerBackend.list_secret_version_ids):
    answer = json.loads(moto(self, secret_id))
    for listed in answer["Versions"]:
        listed["CreatedDate"] = self.secrets[secret_id].versions[listed["VersionId"]]["createdate"]
    return json.dumps(answer)

SecretsManagerBackend.list_secret_version_ids = list_secret_version_ids

# Calls take effect one after the other; moto's threads would change what others are reading.
lock = threading.RLock()
def locked(call):
    @functools.wraps(call)
    def one_at_a_time(*args, **kwargs):
        with lock:
            return call(*args, **kwargs)
    return one_at_a_time

for name, call in list(vars(SecretsManagerBackend).items()):
    if inspect.isfunction(call) and not name.startswith("_"):
        setattr(SecretsManagerBackend, name, locked(call))
END
mv as_aws.py.new as_aws.py

cat > moto_server.new <<END
#!/bin/sh
PYTHONPATH="$DIR:$DIR/root/usr/lib/python3/dist-packages" exec $PYTHON -c 'import sys, as_aws; from moto.server import main; main(sys.argv[1:])' "\$@"
END
chmod +x moto_server.new
mv moto_server.new moto_server
