/** Camera ports: the ways in which an unmodified program is given our pictures. */
package testbed.injector.camera;
