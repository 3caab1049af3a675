/**
 * The kernel edge: namespaces, TUN devices and packet sockets, the thread that moves packets, and
 * the programs at both ends. The only code of the project that needs privilege. Linux, by the
 * foreign function interface.
 */
package testbed.shell.tun;
