package testbed.harness.webrtc;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How a browser is started.
 *
 * @param command the browser's own command line, as results name it
 * @param words what starts it, which wraps the command
 * @param environment what its environment needs beyond the usual
 * @param reads what it must see of the run's folder
 */
record BrowserStart(
    List<String> command, List<String> words, Map<String, String> environment, List<Path> reads) {
  /**
   * By a script of the shell, which is given files and then the command as its arguments.
   *
   * @param files the first arguments; the browser must see {@code reads} of them
   */
  static BrowserStart through(
      String script,
      List<Path> files,
      List<String> command,
      Map<String, String> environment,
      List<Path> reads) {
    List<String> words = new ArrayList<>(List.of("sh", "-c", script, "sh"));
    files.forEach(file -> words.add(file.toString()));
    words.addAll(command);
    return new BrowserStart(command, words, environment, reads);
  }
}
