/** The pages, in a browser and without one. */
@NullMarked
package io.clientportal.spring.pages;

import org.jspecify.annotations.NullMarked;
