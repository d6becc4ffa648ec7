import Corpus
import Foundation

/// What the columns of a table are, by the names in its first row.
struct TableHeader {
  /// The field that each column holds; nil for those of other names.
  let fields: [Field.Name?]
  let names: [String]

  init(_ names: [String]) {
    self.names = names
    fields = names.map { Self.columns[Self.folded($0)] }
  }

  /// Whether the table is a bibliography: it has titles, and at least two other things that records have, one of which
  /// tables of figures do not have. A year is in most of them.
  var isBibliography: Bool {
    let known = Set(fields.compactMap(\.self))
    let telling: Set<Field.Name> = [.author, .doi, .isbn, .issn, .abstract, .container, .publisher]
    return known.contains(.title) && known.count >= 3 && !known.isDisjoint(with: telling)
  }

  static let firstPage: Field.Name = "first-page"
  static let lastPage: Field.Name = "last-page"
  static let identifier: Field.Name = "id"

  private static func folded(_ name: String) -> String {
    let plain = name.folding(options: [.caseInsensitive, .diacriticInsensitive, .widthInsensitive], locale: nil)
    return String(String.UnicodeScalarView(plain.unicodeScalars.filter { $0.properties.isAlphabetic }))
  }

  /// Names in the exports of reference managers and databases, and as people write them in several languages; each
  /// as ``folded(_:)`` leaves it.
  private static let columns: [String: Field.Name] = {
    var columns: [String: Field.Name] = [:]
    for (field, names) in words {
      for name in names.split(separator: ",") { columns[folded(String(name))] = field }
    }
    return columns
  }()

  private static let words: [(Field.Name, String)] = [
    (.title, "title,document title,article title,titel,titre,título,titolo,название,заглавие,标题,题名,論文名,العنوان,judul"),
    (
      .author,
      "author,authors,author(s),author names,creator,creators,autor,autoren,verfasser,auteur,auteurs,auteur(s),"
        + "autores,autor(es),autore,autori,автор,авторы,作者,المؤلف,المؤلفون,penulis"
    ),
    (.editor, "editor,editors,herausgeber,curatore"),
    (
      .year,
      "year,publication year,pub year,date,publication date,published,jahr,erscheinungsjahr,datum,année,"
        + "date de publication,año,fecha,ano,data,anno,год,年份,出版年,年,السنة,tahun"
    ),
    (.doi, "doi"), (.isbn, "isbn,isbns"), (.issn, "issn,eissn,print issn,online issn"),
    (.url, "url,link,links,lien,enlace,website,网址"),
    (
      .abstract,
      "abstract,abstract note,summary,zusammenfassung,kurzfassung,résumé,resumen,resumo,riassunto,аннотация,реферат,"
        + "摘要,الملخص,abstrak"
    ),
    (
      .container,
      "journal,journal title,publication title,source title,source,zeitschrift,revue,revista,rivista,журнал,期刊,刊名,"
        + "المجلة,jurnal,book title,container title"
    ),
    (
      .publisher, "publisher,verlag,éditeur,maison d'édition,editorial,editora,editore,издательство,出版社,الناشر,penerbit"
    ),
    (
      .place,
      "place,place of publication,publisher location,erscheinungsort,lieu,lieu de publication,lugar,местоиздания"
    ),
    (
      .keyword,
      "keywords,keyword,author keywords,index keywords,subject,subjects,tags,manual tags,automatic tags,descriptors,"
        + "schlagwörter,schlagworte,mots-clés,mots clés,palabras clave,palavras-chave,parole chiave,ключевые слова,"
        + "关键词,الكلمات المفتاحية,kata kunci"
    ),
    (.language, "language,languages,language of original document,sprache,langue,idioma,lingua,язык,语言,اللغة,bahasa"),
    (.volume, "volume,vol,band,том,卷"), (.issue, "issue,number,heft,numéro,número,номер,期"),
    (.pageRange, "pages,seiten,páginas,pagine,страницы,页码"), (firstPage, "page start,start page,first page"),
    (lastPage, "page end,end page,last page"),
    (.kind, "type,item type,document type,publication type,dokumenttyp,type de document,tipo,tipo de documento,тип"),
    (.note, "notes,note,anmerkung,remarques,notas"), (.file, "file,files,file attachments,attachments,datei,fichier"),
    (identifier, "key,id,citation key,citekey,eid,record number"),
    (.affiliation, "affiliations,affiliation,authors with affiliations"),
    (.organization, "organization,organisation,institution,institución,instituição,организация"),
  ]
}
