package io.clientportal.example.practice;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the practice application. */
@SpringBootApplication
public class PracticeApp {

    public static void main(String[] args) {
        SpringApplication.run(PracticeApp.class, args);
    }
}
