/** How people write links: effects as text, and the files that some of them need. */
package testbed.shell.path;
