# Shuts a program in, then becomes it. Started by SealedStart with the privilege to mount, in mount,
# process-id and IPC namespaces of its own and in the network namespace of its end of the link.
#
#   sh -c THIS seal QUOTA FOLDER USER (--hide DIR | --view PATH | --write DIR | --device PATH)... -- PROGRAM...
#
# The whole file system becomes read-only. What is hidden is empty; what is to be viewed or written
# is put back into it. The order of the words is the order in which that happens. /dev, /run and the
# temporary folders are the program's own, and all they can hold together is QUOTA bytes of memory.
# USER is the number that root becomes; without it the user stays who it is, in a user namespace.
set -eu
umask 022
quota=$1
folder=$2
user=$3
shift 3
processes=2000
trap 'echo "testbed: the program could not be shut in" >&2' EXIT

# Calls ACTION with each pair of words and its number.
each() {
  action=$1
  number=0
  shift
  while [ "$1" != -- ]; do
    number=$((number + 1))
    "$action" "$1" "$2" "$number"
    shift 2
  done
}

# Takes a copy of the mount at a path, which outlasts its hiding.
hold() {
  [ -e "$2" ] || return 0
  if [ -d "$2" ]; then mkdir "/run/keep/$3"; else : >"/run/keep/$3"; fi
  mount --rbind -- "$2" "/run/keep/$3"
}

# What can be written is held while it still can, what can be viewed once it is read-only.
hold_written() {
  if [ -n "$user" ] && { [ "$1" = --write ] || [ -p "$2" ]; }; then
    chown "$user:$user" "$2"
  fi
  [ "$1" = --write ] || return 0
  hold "$@"
}

hold_viewed() {
  [ "$1" = --view ] || return 0
  hold "$@"
}

apply() {
  if [ "$1" = --hide ]; then
    [ -d "$2" ] || return 0
    mkdir "/run/hide/$3"
    mount --bind -- "/run/hide/$3" "$2"
    return 0
  fi
  [ -e "/run/keep/$3" ] || return 0
  if [ -d "/run/keep/$3" ]; then
    [ -d "$2" ] || mkdir -p "$2"
  elif [ ! -e "$2" ]; then
    mkdir -p "${2%/*}"
    : >"$2"
    # Next to its pipes a program may keep what is gone with it.
    case $2 in /tmp/*) chmod 1777 "${2%/*}" ;; esac
  fi
  mount --move -- "/run/keep/$3" "$2"
}

# Who becomes another user may not use the real device: it gets one of its own, with the same number.
give() {
  [ "$1" = --device ] && [ -c "$2" ] || return 0
  node=/run/dev/${2#/dev/}
  mkdir -p "${node%/*}"
  if [ -n "$user" ]; then
    mknod -m 600 "$node" c "$(printf '%d' "0x$(stat -c %t "$2")")" "$(printf '%d' "0x$(stat -c %T "$2")")"
    chown "$user:$user" "$node"
  else
    : >"$node"
    mount --bind "$2" "$node"
  fi
}

lock() {
  if [ "$1" = --hide ] && [ -d "$2" ] && [ -d "/run/hide/$3" ]; then
    mount -o remount,bind,ro,nosuid,nodev "$2"
  fi
}

mount -t tmpfs -o "size=$quota,nr_inodes=65536,mode=755,nosuid,nodev" tmpfs /run
mkdir /run/keep /run/hide /run/tmp /run/shm /run/dev
chmod 1777 /run/tmp /run/shm
each hold_written "$@"

# Everything that was there becomes read-only, one mount after the other.
mounts=$(cat /proc/self/mountinfo)
while read -r _ _ _ _ point options _; do
  case $point in /run | /run/* | /proc | /proc/*) continue ;; esac
  case ,$options, in *,ro,*) continue ;; esac
  case $point in *\\*) point=$(printf '%b' "$(printf '%s' "$point" | sed 's/\\/\\0/g')") ;; esac
  if ! mount -o "remount,bind,ro,${options#rw,}" "$point" 2>/dev/null; then
    [ "$point" != / ] || exit 126
  fi
done <<END
$mounts
END

each hold_viewed "$@"

mount -t tmpfs -o size=64k,mode=755,nosuid,noexec dev /run/dev
for device in null zero full random urandom tty; do
  [ -e "/dev/$device" ] || continue
  : >"/run/dev/$device"
  mount --bind "/dev/$device" "/run/dev/$device"
done
each give "$@"
ln -s /proc/self/fd /run/dev/fd
ln -s fd/0 /run/dev/stdin
ln -s fd/1 /run/dev/stdout
ln -s fd/2 /run/dev/stderr
mkdir /run/dev/shm
mount --bind /run/shm /run/dev/shm
mount --move /run/dev /dev
mkdir -m 1777 /run/tmp/home
for place in /tmp /var/tmp; do
  [ ! -d "$place" ] || mount --bind /run/tmp "$place"
done

# Where a container forbids this, its /proc stays: other programs' names can be seen, no more.
mount -t proc -o nosuid,nodev,noexec proc /proc 2>/dev/null || :
if [ "$(id -u)" = 0 ] && [ -z "$user" ]; then
  for place in /proc/sys /proc/sysrq-trigger /proc/irq /proc/bus /proc/fs; do
    [ -e "$place" ] || continue
    mount --bind "$place" "$place"
    mount -o remount,bind,ro,nosuid,nodev,noexec "$place"
  done
fi

each apply "$@"
each lock "$@"
while [ "$1" != -- ]; do shift; done
shift
cd -- "$folder"
# When memory runs out, this goes first, not the instrument.
{ echo 800 >/proc/self/oom_score_adj; } 2>/dev/null || :

# Becoming another user clears the signal that the kernel sends when the parent dies: ask for it again,
# or the first process, and with it all others, would outlive the link.
limits="--core=0 --fsize=$quota --nproc=$processes --rtprio=0"
drop="--inh-caps=-all --ambient-caps=-all --bounding-set=-all,+net_raw --securebits=+noroot,+noroot_locked --no-new-privs --pdeathsig=KILL"
trap - EXIT
# The shell stays as the first process: it buries what others leave behind.
# shellcheck disable=SC2086 # these hold no spaces that are not meant
if [ -n "$user" ]; then
  exec prlimit $limits -- setpriv --reuid="$user" --regid="$user" --clear-groups $drop -- \
    sh -c '"$@"; exit $?' program "$@"
else
  exec prlimit $limits -- unshare --user --map-current-user --keep-caps -- setpriv $drop -- \
    sh -c '"$@"; exit $?' program "$@"
fi
