package testbed.shell.tun;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class ResolversTest {
  @Test
  void aServerOnTheLoopbackIsNotElsewhere() {
    assertFalse(of("nameserver 127.0.0.53").anyElsewhere());
    assertFalse(of("nameserver\t127.0.0.1 ", "nameserver ::1").anyElsewhere());
    assertFalse(of("# nameserver 192.0.2.1").anyElsewhere());
    assertTrue(of("nameserver 127.0.0.53", "nameserver 192.0.2.1").anyElsewhere());
  }

  /** As resolv.conf(5) has it. */
  @Test
  void withoutAServerTheOwnMachineIsAsked() {
    assertEquals(List.of("127.0.0.1"), of("search example").servers());
  }

  @Test
  void anotherServerIsAskedInTheSameWay() {
    assertEquals(
        "nameserver 100.64.0.2\noptions edns0 trust-ad\nsearch a.example b.example\n",
        of(
                "# written by hand",
                "nameserver 127.0.0.53",
                "options edns0 trust-ad",
                "search a.example b.example")
            .asking("100.64.0.2"));
  }

  private static Resolvers of(String... lines) {
    return Resolvers.parse(List.of(lines));
  }
}
