package testbed.shell.log;

import java.io.IOException;

/** A file is not a packet log. The message names the file, the line, the problem and a remedy. */
public final class PacketLogException extends IOException {
  private static final long serialVersionUID = 1L;

  PacketLogException(String source, long line, String problem) {
    super(
        source
            + ", line "
            + line
            + ": "
            + problem
            + "; a packet log has lines such as '35 # 1504', '53 + 1232', '71 - 1232 18' and"
            + " '80 d 1 1504'");
  }
}
