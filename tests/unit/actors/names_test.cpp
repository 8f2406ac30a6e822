#include "actors/names.hpp"

#include "unit/actors/article.hpp"

using namespace allegedly;

TEST_CASE("names exclude titles, articles and possessive 's") {
  CHECK(names("We saw Foreign Minister Ana Reis and the United Nations.") ==
        "Ana Reis:person, United Nations:organization");
  CHECK(names("They praised Brazil's army and Mr. Ostrander’s dog.") ==
        "Brazil:state, Ostrander:person");
  CHECK(names("He reads The Times.") == "Times:organization");
}

TEST_CASE("an adjective of a country is a mention of its own") {
  CHECK(names("We met Russian Foreign Minister Oleg Vasin.") == "Russian:state, Oleg Vasin:person");
  CHECK(names("A Russian-flagged ship and Soviet-era shells.") == "Russian:state, Soviet:state");
  CHECK(names("The French Foreign Ministry replied.") ==
        "French:state, Foreign Ministry:organization");
}

TEST_CASE("a head word makes an organization of its run") {
  CHECK(names("He joined the Ministry of Defence on Monday.") ==
        "Ministry of Defence:organization");
  CHECK(names("He sued Harbour Freight Company again.") == "Harbour Freight Company:organization");
  CHECK(names("He told the Committee on Fisheries and Public Works so.") ==
        "Committee on Fisheries and Public Works:organization");
  CHECK(names("He left the Ohio Democratic Party.") == "Ohio Democratic Party:organization");
  CHECK(names("She works for Weller & Stamm in town.") == "Weller & Stamm:organization");
  CHECK(names("She runs the Driver and Vehicle Authority.") ==
        "Driver and Vehicle Authority:organization");
  CHECK(names("Nobody saw Obama White House papers.") == "Obama:person, White House:organization");
}

TEST_CASE("a city after an organization's name stays apart, a state belongs to it") {
  CHECK(names("He sued Tannen Motors of Leeds.") == "Tannen Motors:organization, Leeds:state");
  CHECK(names("She leads the Labour Party of Norway.") == "Labour Party of Norway:organization");
  CHECK(names("She left the University of Leeds.") == "University of Leeds:organization");
}

TEST_CASE("persons: given names, titles, particles, hyphens, initials") {
  CHECK(names("It was Maria van der Holt who wrote to António de la Cruz Jr. there.") ==
        "Maria van der Holt:person, António de la Cruz Jr.:person");
  CHECK(names("She met Manuel Roig-Ferrer and Kim Jae-in there.") ==
        "Manuel Roig-Ferrer:person, Kim Jae-in:person");
  CHECK(names("They saw Lee Sang-cheol, Oh Seung-hwan and Fan Ching-mei there.") ==
        "Lee Sang-cheol:person, Oh Seung-hwan:person, Fan Ching-mei:person");
  CHECK(names("They named Mr. Oh. But Sang-cheol left the China-led group.") ==
        "Oh:person, Sang-cheol:person, China:state");
  CHECK(names("She met Vladimir V. Sorokin there.") == "Vladimir V. Sorokin:person");
  CHECK(names("The owner, Quorl Vantim, left.") == "Quorl Vantim:person");
}

TEST_CASE("words that are both names and something else") {
  SUBCASE("a month or a person") {
    CHECK(names("Theresa May spoke. In May the House rose.") ==
          "Theresa May:person, House:organization");
    CHECK(names("We saw Theresa May. May said no. May I ask?") == "Theresa May:person, May:person");
  }
  SUBCASE("an auxiliary or a given name") {
    CHECK(names("Yesterday Will Smith laughed.") == "Will Smith:person");
    CHECK(names("Will they go?") == "");
  }
  SUBCASE("a state or a bird") {
    CHECK(names("He flew to Turkey with a turkey.") == "Turkey:state");
  }
  SUBCASE("a state or a person") {
    CHECK(names("She met Jordan Smith in Jordan.") == "Jordan Smith:person, Jordan:state");
    CHECK(names("Rep. Jim Jordan left. Later Mr. Jordan spoke, and Jordan sat down.") ==
          "Jim Jordan:person, Jordan:person, Jordan:person");
  }
  SUBCASE("a verb is no title") {
    CHECK(names("Kenya accused South Sudan of fraud.") == "Kenya:state, South Sudan:state");
  }
  SUBCASE("a kinship word inside a name") {
    CHECK(names("The envoy met Baek Son Mi there.") == "Baek Son Mi:person");
  }
  SUBCASE("a firm or a person") {
    CHECK(names("They said Michael Dell left Dell.") == "Michael Dell:person, Dell:organization");
  }
  SUBCASE("a city or a person") {
    CHECK(names("She met Paris Hilton in Paris.") == "Paris Hilton:person, Paris:state");
    CHECK(names("Quorla London, a nurse, left. London said so in London.") ==
          "Quorla London:person, London:person, London:state");
  }
}

TEST_CASE("capitals that prove nothing need evidence") {
  CHECK(names("Lunch was served. Fishing was not.") == "");
  CHECK(names("“Democracy is dear,” she said.") == "");
  CHECK(
      names(
          "Ostrander Denies Taking Money From Harbour Fund\n\nThe mayor, Bo Ostrander, said no.") ==
      "Ostrander:person, Bo Ostrander:person");
  CHECK(names("THE FACTS\n\nNothing was stolen in Brazil.") == "Brazil:state");
}

TEST_CASE("datelines in capitals are places") {
  CHECK(names("PARIS — Nobody came.") == "PARIS:state");
  CHECK(names("LOWER QUENNELL, Ohio, Sept. 3 — Nobody came.") ==
        "LOWER QUENNELL:state, Ohio:state");
}

TEST_CASE("what is no actor is no name") {
  CHECK(names("She swam the Catawba River on Tuesday.") == "");
  CHECK(names("He cited the Clean Harbours Act and the Fifth Amendment.") == "");
  CHECK(names("He spoke on “Wake Up the Nation” last night.") == "");
}

TEST_CASE("a name after the article is no person's, unless it describes a noun") {
  CHECK(names("Bo Lund boarded the Sveti Brano in March.") == "Bo Lund:person");
  CHECK(names("Bo Lund boarded the Grace Ondrin in March.") == "Bo Lund:person");
  CHECK(names("He met Ana Ondrak and left the Ondrak campaign.") ==
        "Ana Ondrak:person, Ondrak:person");
}

TEST_CASE("places of several words") {
  CHECK(names("Clerks in Kent County and San Orvio left East Los Angeles.") ==
        "Kent County:state, San Orvio:state, East Los Angeles:state");
  CHECK(names("They left Northern California for South Sudan.") ==
        "Northern California:state, South Sudan:state");
}

TEST_CASE("unknown names are typed by what stands around them") {
  CHECK(names("The sheds belong to Vantim, a company in Leeds.") ==
        "Vantim:organization, Leeds:state");
  CHECK(names("We met in Quorlby, Ohio.") == "Quorlby:state, Ohio:state");
  CHECK(names("Then Vantim said no.") == "Vantim:person");
  CHECK(names("They blamed the Port Crane Authority (PCA). Then PCA replied.") ==
        "Port Crane Authority:organization, PCA:organization, PCA:organization");
}

TEST_CASE("handles are persons, domains organizations") {
  CHECK(names("Then @vantim_q wrote to Harbour.com about it.") ==
        "@vantim_q:person, Harbour.com:organization");
}

TEST_CASE("boilerplate has no names") {
  CHECK(names("Bo Lund spoke in Leeds.\n\nRelated Posts\n\nAna Reis Sues Brazil\n") ==
        "Bo Lund:person, Leeds:state");
}

TEST_CASE("texts without names") {
  CHECK(names("") == "");
  CHECK(names("😀") == "");
  CHECK(names("I. A. …") == "");
}

TEST_CASE("the noun before an unknown name says what it is") {
  CHECK(names("They blamed the news agency Vantim for it.") == "Vantim:organization");
  CHECK(names("He left his team, Vantim, in May.") == "Vantim:organization");
  CHECK(names("We saw a waiter from the hotel, Elio Branco, there.") == "Elio Branco:person");
  CHECK(names("They blamed its chief of staff, Vantim, for it.") == "Vantim:person");
  CHECK(names("They blamed the contractor, Vantim, for it.") == "Vantim:organization");
  CHECK(names("They told the broadcaster Vantim so.") == "Vantim:organization");
  CHECK(names("They told rival chains Vantim so.") == "Vantim:organization");
}

TEST_CASE("what nothing else decides, the tagger does") {
  const test::Analysed article(
      "Lumen Arda grew. Then Lumen Arda shrank. Ana Reis left Lumen Arda.");
  const auto type_of = [&](std::vector<NameSpan> tagged) {
    const Actors actors = find_actors(article.text, article.syntax, tagged);
    REQUIRE(actors.actors.front().name == "Lumen Arda");
    return actors.actors.front().type;
  };
  const TokenSpan first{0, 2};
  CHECK(type_of({}) == ActorType::person);
  CHECK(type_of({{first, NameType::organization}}) == ActorType::organization);
  CHECK(type_of({{first, NameType::location}}) == ActorType::state);
  CHECK(type_of({{first, NameType::other}}) == ActorType::person);
  CHECK(type_of({{{1, 2}, NameType::group}}) == ActorType::group);
  CHECK(type_of({{{0, 1}, NameType::group}}) == ActorType::person);  // ends elsewhere
}
