// send ADDRESS PORT BYTES PACKETS_PER_S SECONDS: UDP packets at a steady pace; the payload opens
// with a sequence number. Prints how many were sent.
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>

static int64_t now_ns(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1000000000LL + t.tv_nsec;
}

int main(int argc, char **argv) {
  if (argc != 6) {
    fprintf(stderr, "usage: send ADDRESS PORT BYTES PACKETS_PER_S SECONDS\n");
    return 2;
  }
  struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons(atoi(argv[2]))};
  inet_pton(AF_INET, argv[1], &to.sin_addr);
  int bytes = atoi(argv[3]);
  double gap = 1e9 / atof(argv[4]);
  int64_t packets = (int64_t)(atof(argv[4]) * atof(argv[5]));
  int fd = socket(AF_INET, SOCK_DGRAM, 0);
  int buffer = 8 << 20;
  setsockopt(fd, SOL_SOCKET, SO_SNDBUF, &buffer, sizeof buffer);
  connect(fd, (struct sockaddr *)&to, sizeof to);
  char payload[65536] = {0};
  int64_t start = now_ns(), refused = 0;
  for (int64_t i = 0; i < packets; i++) {
    int64_t due = start + (int64_t)(i * gap);
    if (now_ns() < due) {
      struct timespec at = {due / 1000000000LL, due % 1000000000LL};
      clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &at, 0);
    }
    memcpy(payload, &i, sizeof i);
    if (send(fd, payload, bytes, 0) < 0) refused++;
  }
  printf("%lld sent, %lld refused, %.3f s\n", (long long)packets, (long long)refused,
         (now_ns() - start) / 1e9);
  return 0;
}
