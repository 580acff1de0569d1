import Encoder

/// Lower case, without accents, quotation marks straight: how names and words are compared.
package func folded(_ word: String) -> String { WordShape.folded(word) }
