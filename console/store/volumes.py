"""Which kind of volume a store lies on: write-ahead logs do not work across a network."""

from __future__ import annotations

from pathlib import Path

_NETWORK = ("nfs", "cifs", "smb", "9p", "afs", "ceph", "gluster", "fuse.sshfs", "fuse.s3fs", "davfs", "fuse.rclone")
_MOUNTS = Path("/proc/self/mounts")


def network_warning(path: Path, mounts: Path = _MOUNTS) -> str:
    """A sentence if `path` lies on a network file system, else ""; systems without a mount table are not asked."""
    if not mounts.exists():
        return ""
    target, best, kind = str(path.resolve()), "", ""
    for line in mounts.read_text(encoding="utf-8", errors="replace").splitlines():
        fields = line.split(" ")
        if len(fields) < 3:
            continue
        where, file_system = fields[1].replace("\\040", " "), fields[2]
        inside = target == where or target.startswith(where.rstrip("/") + "/")
        if inside and len(where) >= len(best):
            best, kind = where, file_system
    if not kind.startswith(_NETWORK):
        return ""
    return f"{path} lies on a network file system ({kind}): two machines writing at once can damage it; keep it on a local disk."
