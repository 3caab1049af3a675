package testbed.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class StandardOutputTest {
  @Test
  void aDiskThatIsFullIsTold() throws IOException {
    try (OutputStream full = new FileOutputStream("/dev/full")) {
      StandardOutput standard = new StandardOutput(full);
      PrintStream results = standard.printing(StandardCharsets.UTF_8);
      results.println("a result");
      results.flush();

      CommandFailure failure = standard.failure().orElseThrow();

      assertEquals(ExitStatus.ENVIRONMENT, failure.exitStatus());
      assertTrue(failure.getMessage().contains("No space left on device"), failure.getMessage());
    }
  }

  @Test
  void aReaderThatHadEnoughIsNoFailure() {
    StandardOutput standard =
        new StandardOutput(
            new OutputStream() {
              @Override
              public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
              }
            });
    standard.printing(StandardCharsets.UTF_8).println("a result");
    assertTrue(standard.failure().isEmpty());
  }

  @Test
  void whatIsPrintedArrives() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    StandardOutput standard = new StandardOutput(bytes);
    standard.printing(StandardCharsets.UTF_8).println("Größe");
    assertEquals("Größe\n", bytes.toString(StandardCharsets.UTF_8));
    assertTrue(standard.failure().isEmpty());
  }
}
