package io.clientportal.example.plain;

/** Starts the portal without a framework. */
public final class PlainJava {

    private PlainJava() {}

    public static void main(String[] args) {
        System.out.println("Client Portal, without a framework");
    }
}
