package io.clientportal.spring.pages;

import io.clientportal.firms.Brand;
import io.clientportal.firms.EngagementSettings;
import io.clientportal.kernel.Rule;
import java.text.Collator;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;

/**
 * What a page says, in one language and the firm's zone. Templates know it as {@code t}.
 *
 * @param now the instant of the request
 * @param today in the firm's zone
 */
public record Texts(MessageSource messages, Locale language, Brand brand, Instant now, LocalDate today) {

    private static final Map<Locale, List<Map.Entry<String, String>>> COUNTRIES = new ConcurrentHashMap<>();

    /** The text with this key, its places filled. */
    public String of(String key, Object... arguments) {
        return messages.getMessage(key, arguments, language);
    }

    /** One text for one, another for all other counts: {@code key.one} and {@code key.many}. */
    public String count(String key, long count) {
        return of(key + (count == 1 ? ".one" : ".many"), count);
    }

    /** The size of a file, rounded so that it is read at a glance. */
    public String size(long bytes) {
        if (bytes < 1000) {
            return count("size.bytes", bytes);
        }
        return bytes < 999_500 ? of("size.kb", (bytes + 500) / 1000) : megabytes(bytes / 1_000_000.0);
    }

    private String megabytes(double size) {
        return size < 999.95 ? of("size.mb", size) : of("size.gb", size / 1000);
    }

    /** What files are taken, in words that people know. */
    public String taken(List<String> types) {
        return FileFormats.taken(types, this);
    }

    /** What kind of file a media type is, such as "Picture". */
    public String kind(String type) {
        String kind = messages.getMessage("kind." + type, null, null, language);
        if (kind != null) {
            return kind;
        }
        return of(type.startsWith("image/") ? "kind.image" : type.startsWith("text/") ? "kind.text" : "kind.other");
    }

    /** How many minutes are left until then, in {@code key.one} or {@code key.many}. */
    public String minutesLeft(String key, Instant until) {
        return count(
                key, Math.max(1, Duration.between(now, until).plusSeconds(59).toMinutes()));
    }

    /** The same in days, the last one begun. */
    public String daysLeft(String key, Instant until) {
        return count(
                key,
                Math.max(
                        1,
                        Duration.between(now, until)
                                .plusHours(24)
                                .minusMillis(1)
                                .toDays()));
    }

    /** How long to wait, in {@code key.seconds} or {@code key.minutes}. */
    public String waiting(String key, Duration wait) {
        return wait.compareTo(Duration.ofMinutes(2)) < 0
                ? of(key + ".seconds", Math.max(1, wait.plusMillis(999).toSeconds()))
                : of(key + ".minutes", wait.plusSeconds(59).toMinutes());
    }

    /** What the firm calls an engagement. */
    public String engagement() {
        EngagementSettings.Word word = brand.engagements();
        return word == null ? of("engagement.word.one") : word.one();
    }

    /** What the firm calls its engagements. */
    public String engagements() {
        EngagementSettings.Word word = brand.engagements();
        return word == null ? of("engagement.word.many") : word.many();
    }

    /** The sentence of a rule; in English where it is not translated. */
    public String rule(Rule rule) {
        return sentence(rule.key(), rule.sentence());
    }

    String sentence(String key, String otherwise) {
        // Not as the default of the message: what is no pattern of ours would be read as one.
        String text = messages.getMessage("rule." + key, null, null, language);
        return text == null ? otherwise : text;
    }

    /** A day as people write it: {@code Friday 4 December}, with the year where it is another one. */
    public String day(Instant at) {
        ZonedDateTime time = at.atZone(brand.zone());
        return format(time.getYear() == today.getYear() ? "format.day" : "format.day-year", time);
    }

    /** Today's time, or the day. */
    public String when(Instant at) {
        ZonedDateTime time = at.atZone(brand.zone());
        long days = ChronoUnit.DAYS.between(time.toLocalDate(), today);
        if (days == 0) {
            return of("format.today", format("format.time", time));
        }
        return days == 1 ? of("format.yesterday", format("format.time", time)) : day(at);
    }

    /** Day and time to the minute, with the zone. */
    public String exact(Instant at) {
        return format("format.exact", at.atZone(brand.zone()));
    }

    /** How long something waits already, in days; empty where it came today. */
    public String age(Instant since) {
        long days = ChronoUnit.DAYS.between(since.atZone(brand.zone()).toLocalDate(), today);
        return days == 0 ? "" : days == 1 ? of("age.yesterday") : of("age.days", days);
    }

    /** A date without time. */
    public String date(LocalDate date) {
        return DateTimeFormatter.ofPattern(of("format.date"), language).format(date);
    }

    /** Other languages that pages are offered in speak of themselves by their own name. */
    public String languageName(Locale other) {
        String name = other.getDisplayName(other);
        return name.substring(0, 1).toUpperCase(other) + name.substring(1);
    }

    /** A country by its two letters. */
    public String country(String code) {
        String name = new Locale.Builder().setRegion(code).build().getDisplayCountry(language);
        return name.isEmpty() ? code : name;
    }

    /** All countries by their two letters, in the order of their names. */
    public List<Map.Entry<String, String>> countries() {
        return COUNTRIES.computeIfAbsent(
                language,
                language -> Stream.of(Locale.getISOCountries())
                        .map(code -> Map.entry(code, country(code)))
                        .sorted(Map.Entry.comparingByValue(Collator.getInstance(language)))
                        .toList());
    }

    private String format(String pattern, ZonedDateTime time) {
        return DateTimeFormatter.ofPattern(of(pattern), language).format(time);
    }
}
