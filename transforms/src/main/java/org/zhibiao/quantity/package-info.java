/**
 * Sentences in (from {@code section}), quantities out (to {@code indicator}).
 *
 * <p>A sentence goes through these rooms: {@code NumeralScanner} walks over the characters and has
 * {@code NumeralReader} and {@code MaskReader} read a numeral where one begins; {@code
 * QuantityGrammar} adds range, list, unit ({@code UnitMatcher}, table {@code units.csv}) and
 * qualifier ({@code QualifierReader}); {@code QuantityFilter} with {@code QuotationRules}, {@code
 * TimeRules} and {@code CountRules} says by a named rule what is no mention. All words stand in
 * {@code quantity.txt}.
 */
package org.zhibiao.quantity;
