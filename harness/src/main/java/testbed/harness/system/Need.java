package testbed.harness.system;

/**
 * A program that a system cannot do without.
 *
 * @param program its name on the search path
 * @param packageName the Debian package that holds it
 */
public record Need(String program, String packageName) {}
