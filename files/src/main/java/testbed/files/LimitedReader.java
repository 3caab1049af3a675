package testbed.files;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/**
 * Lets a text pass as long as its lines and the whole of it are no longer than they may be, so that
 * who reads it by the line never holds more than one that may be.
 */
final class LimitedReader extends FilterReader {
  private final String source;
  private final long most;
  private long line = 1;
  private int lineCharacters;
  private long characters;

  LimitedReader(Reader in, String source, long most) {
    super(in);
    this.source = source;
    this.most = most;
  }

  @Override
  public int read() throws IOException {
    char[] one = new char[1];
    return read(one, 0, 1) < 0 ? -1 : one[0];
  }

  @Override
  public int read(char[] buffer, int offset, int length) throws IOException {
    int read = in.read(buffer, offset, length);
    for (int i = offset; i < offset + read; i++) {
      if (buffer[i] == '\n') {
        line++;
        lineCharacters = 0;
      } else if (++lineCharacters > InputFile.MAX_LINE_CHARACTERS) {
        throw refused(
            "is longer than "
                + InputFile.MAX_LINE_CHARACTERS
                + " characters; is this a text with lines?");
      }
    }
    characters += Math.max(read, 0);
    if (characters > most) {
      throw refused("the file is longer than the " + most + " characters that it may have");
    }
    return read;
  }

  private InputFileException refused(String problem) {
    return new InputFileException(source, "line " + line + ": " + problem);
  }
}
