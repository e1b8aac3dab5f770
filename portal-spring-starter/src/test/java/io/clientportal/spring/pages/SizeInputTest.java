package io.clientportal.spring.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Sizes as people type them. */
class SizeInputTest {

    private static long read(String number, String unit) {
        return new SizeInput(number, unit).bytes(0);
    }

    @Test
    void aSizeIsShownInTheLargestUnitThatTellsItExactly() {
        assertThat(SizeInput.of(100_000_000)).isEqualTo(new SizeInput("100", "MB"));
        assertThat(SizeInput.of(20_000_000_000L)).isEqualTo(new SizeInput("20", "GB"));
        assertThat(SizeInput.of(1_500_000)).isEqualTo(new SizeInput("1.5", "MB"));
        assertThat(SizeInput.of(1_234_000)).isEqualTo(new SizeInput("1234", "kB"));
        assertThat(SizeInput.of(1_000)).isEqualTo(new SizeInput("1", "kB"));
        assertThat(SizeInput.of(1 << 20)).isEqualTo(new SizeInput("1.05", "MB"));
    }

    @Test
    void whatIsShownRoundedStaysExactUnlessItIsChanged() {
        assertThat(new SizeInput("1.05", "MB").bytes(1 << 20)).isEqualTo(1 << 20);
        assertThat(new SizeInput("1.06", "MB").bytes(1 << 20)).isEqualTo(1_060_000);
        assertThat(new SizeInput("1.05", "MB").bytes(7)).isEqualTo(1_050_000);
    }

    @Test
    void aPointOrACommaSplitsIt() {
        assertThat(read("2.5", "GB")).isEqualTo(2_500_000_000L);
        assertThat(read("2,5", "GB")).isEqualTo(2_500_000_000L);
        assertThat(read("0", "kB")).isZero();
        assertThat(read("999999999", "TB")).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void whatCouldBeReadInTwoWaysIsNoSize() {
        for (String wrong : new String[] {"", "-1", "1,000", "1.000", "1e3", "ten", "+1", "1 MB", "0x10"}) {
            assertThatThrownBy(() -> read(wrong, "MB")).as(wrong).isInstanceOf(NumberFormatException.class);
        }
        assertThatThrownBy(() -> read("1", "PB")).isInstanceOf(NumberFormatException.class);
    }
}
