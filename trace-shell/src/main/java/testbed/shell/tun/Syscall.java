package testbed.shell.tun;

/** The system calls in use, with their numbers on the two architectures that are supported. */
enum Syscall {
  READ(0, 63),
  WRITE(1, 64),
  CLOSE(3, 57),
  IOCTL(16, 29),
  SOCKET(41, 198),
  BIND(49, 200),
  SETSOCKOPT(54, 208),
  GETSOCKOPT(55, 209),
  UMASK(95, 166),
  SCHED_SETSCHEDULER(144, 119),
  PRCTL(157, 167),
  CLOCK_GETTIME(228, 113),
  OPENAT(257, 56),
  PPOLL(271, 73),
  UNSHARE(272, 97),
  EVENTFD2(290, 19),
  SCHED_SETATTR(314, 274);

  final long number;

  Syscall(long x86, long arm) {
    number = System.getProperty("os.arch").equals("aarch64") ? arm : x86;
  }
}
