/** The REST API, version 1: it only grows. */
@NullMarked
package io.clientportal.spring.rest;

import org.jspecify.annotations.NullMarked;
