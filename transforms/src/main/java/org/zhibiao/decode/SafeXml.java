package org.zhibiao.decode;

import java.io.IOException;
import java.io.StringReader;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.xml.sax.Attributes;
import org.xml.sax.ContentHandler;
import org.xml.sax.InputSource;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;
import org.xml.sax.ext.DefaultHandler2;

/**
 * Reads XML of strangers: no entity is declared or resolved, nothing is fetched, elements nest only
 * so deep. A document type declaration without entities is passed over.
 */
public final class SafeXml {

  /** Deepest nesting of elements; documents of people stay below a hundredth of it. */
  static final int DEEPEST = 1_000;

  private SafeXml() {}

  /**
   * Parses a document.
   *
   * @param handler hears what is in it; may throw a {@link SAXException} that wraps an {@link
   *     UndecodableException}
   * @throws UndecodableException {@code FORBIDDEN_XML} if it declares entities, {@code
   *     NESTED_TOO_DEEP}, {@code DAMAGED}, or what the handler threw
   */
  public static void parse(InputSource source, ContentHandler handler) throws UndecodableException {
    try {
      Guard guard = new Guard(handler);
      XMLReader reader = reader();
      reader.setContentHandler(guard);
      reader.setErrorHandler(guard);
      reader.setEntityResolver(guard);
      reader.setProperty("http://xml.org/sax/properties/declaration-handler", guard);
      reader.setProperty("http://xml.org/sax/properties/lexical-handler", guard);
      reader.parse(source);
    } catch (SAXException e) {
      if (e.getCause() instanceof UndecodableException undecodable) {
        throw undecodable;
      }
      throw new UndecodableException("DAMAGED", "Its XML is broken: " + e.getMessage());
    } catch (IOException e) {
      throw new UndecodableException("DAMAGED", "It ends too early or is damaged: " + e);
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("The XML parser of the JDK lacks a feature", e);
    }
  }

  private static XMLReader reader() throws ParserConfigurationException, SAXException {
    SAXParserFactory factory = SAXParserFactory.newDefaultInstance();
    factory.setNamespaceAware(false);
    factory.setValidating(false);
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
    factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
    factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
    return factory.newSAXParser().getXMLReader();
  }

  /** Passes on what is harmless. */
  private static final class Guard extends DefaultHandler2 {

    private final ContentHandler handler;
    private int depth;

    Guard(ContentHandler handler) {
      this.handler = handler;
    }

    @Override
    public void internalEntityDecl(String name, String value) throws SAXException {
      forbid(name);
    }

    @Override
    public void externalEntityDecl(String name, String publicId, String systemId)
        throws SAXException {
      forbid(name);
    }

    private static void forbid(String name) throws SAXException {
      throw new SAXException(
          new UndecodableException(
              "FORBIDDEN_XML", "It declares the XML entity " + name + ", which is not resolved"));
    }

    @Override
    public InputSource resolveEntity(String name, String publicId, String base, String systemId) {
      return new InputSource(new StringReader(""));
    }

    @Override
    public void setDocumentLocator(Locator locator) {
      handler.setDocumentLocator(locator);
    }

    @Override
    public void startDocument() throws SAXException {
      handler.startDocument();
    }

    @Override
    public void endDocument() throws SAXException {
      handler.endDocument();
    }

    @Override
    public void startElement(String uri, String localName, String name, Attributes attributes)
        throws SAXException {
      if (++depth > DEEPEST) {
        throw new SAXException(
            new UndecodableException(
                "NESTED_TOO_DEEP", "Its elements nest deeper than " + DEEPEST));
      }
      handler.startElement(uri, localName, name, attributes);
    }

    @Override
    public void endElement(String uri, String localName, String name) throws SAXException {
      depth--;
      handler.endElement(uri, localName, name);
    }

    @Override
    public void characters(char[] chars, int start, int length) throws SAXException {
      handler.characters(chars, start, length);
    }

    @Override
    public void ignorableWhitespace(char[] chars, int start, int length) throws SAXException {
      handler.characters(chars, start, length);
    }

    @Override
    public void fatalError(org.xml.sax.SAXParseException e) throws SAXException {
      throw e;
    }
  }
}
