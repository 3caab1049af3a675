package testbed.shell.tun;

/** What is at the receiver's end of an emulation. */
public enum Surroundings {
  /** A second namespace: nothing of the machine can be reached. */
  TWO_NAMESPACES,
  /** The machine itself, under the receiver's address. Needs privilege on it. */
  HOST,
  /** The machine itself and, with translated IPv4 addresses, what it can reach. */
  INTERNET
}
