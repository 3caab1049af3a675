package testbed.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A slip in a name is answered by one line with the name that was meant, and exit code 2. */
class BadUsageTest {
  @ParameterizedTest(name = "testbed {0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          rnu                                            | there is no command 'rnu'; did you mean 'run'? see: testbed --help
          link stat x                                    | there is no command 'stat' of 'testbed link'; did you mean 'stats'?
          traces lst                                     | there is no command 'lst' of 'testbed traces'; did you mean 'list'?
          traces generate constnt                        | did you mean 'constant'?
          systems lis                                    | did you mean 'list'?
          videos lsit                                    | did you mean 'list'?
          vp8 decod                                      | did you mean 'decode'?
          import salsfy                                  | did you mean 'salsify'?
          run --sytem x                                  | there is no option '--sytem' of 'testbed run'; did you mean '--system'?
          run --system null --duraton=3s                 | there is no option '--duraton' of 'testbed run'; did you mean '--duration'?
          salsify-sender --camra x                       | did you mean '--camera'?
          run --system salsfy                            | there is no system 'salsfy'; did you mean 'salsify'?
          run --system null --trace verison-lte          | did you mean 'verizon-lte'?
          run --system null --video scnee                | did you mean 'scene'?
          run --system null --queue dropptail:packets=3  | did you mean 'droptail'?
          run --system null --loss los:0.1               | did you mean 'loss'?
          compare --systems salsfy --traces att-lte      | did you mean 'salsify'?
          systems show salsfy                            | did you mean 'salsify'?
          shell --uplink verizn-lte -- true              | did you mean 'verizon-lte'?
          traces show att                                | did you mean 'att-lte'?
          traces fetch verizn                            | did you mean 'verizon-lte'?
          videos fetch jonny                             | did you mean 'johnny'?
          link set --control /tmp/x rte=3                | did you mean 'rate'?
          metrics signal_delay_p95                       | there is no metric 'signal_delay_p95'; did you mean 'signal_delay_p95_ms'?
          gate --baseline b.json --metric ssim_dalaa_mean x | did you mean 'ssim_daala_mean_db'?
          gate --max signal_dlay_p95_ms=5 x              | did you mean 'signal_delay_p95_ms'?
          gate --baseline b.json --accept host_cup x     | nothing that must be equal is called 'host_cup'; did you mean 'host_cpu'?
          systems                                        | say add, list, show; see: testbed systems --help
          run --system                                   | --system
          report                                         | Missing required parameter: 'RUN'
          completion bash zsh                            | 'zsh' is one word too many for 'testbed completion'
          """)
  void isAnsweredWithWhatWasMeant(String typed, String answer) {
    Outcome outcome = Outcome.of(typed.split(" +"));

    assertEquals(2, outcome.status(), outcome.err());
    assertEquals(1, outcome.err().lines().count(), outcome.err());
    assertTrue(outcome.err().contains(answer), outcome.err());
    assertTrue(outcome.err().startsWith("testbed: "), outcome.err());
    assertEquals("", outcome.out());
  }
}
