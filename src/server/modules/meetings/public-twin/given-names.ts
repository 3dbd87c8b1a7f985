/** Usual given names in the Czech Republic, women's and men's, as they are written in the nominative. */
export const givenNames = `
Adéla Adriana Agáta Alena Alexandra Alice Alžběta Amálie Anastázie Andrea Aneta Anežka Anna Antonie Barbora Beata Běla Bedřiška
Blanka Blažena Bohdana Bohumila Bohuslava Božena Dagmar Dana Daniela Denisa Diana Dita Dominika Dora Dorota Drahomíra Edita Ela
Elena Elen Eliška Ema Emilie Erika Ester Eva Evelína Františka Gabriela Gita Hana Hedvika Helena Ilona Irena Irma Iva Ivana Iveta
Ivona Jana Jarmila Jaroslava Jindřiška Jiřina Jitka Johana Jolana Josefa Josefína Judita Julie Justýna Kamila Karla Karolína
Kateřina Klára Klaudie Kristina Kristýna Květa Květoslava Květuše Laura Lea Lenka Leona Libuše Lidmila Lída Linda Ljuba Lucie Ludmila Ludvika
Luisa Lýdie Magda Magdaléna Magdalena Mahulena Marcela Margita Marie Marika Markéta Marta Martina Matylda Michaela Milada Milana Milena
Milica Miloslava Miluše Mina Miriam Miroslava Monika Naděžda Natálie Nela Nikola Nina Nora Olga Otýlie Oldřiška Patricie Pavla Pavlína
Petra Radka Radmila Radomíra Radoslava Regina Renata Renáta Romana Rozálie Růžena Sabina Sandra Sára Silvie Simona Soňa Sofie Stanislava
Stela Svatava Světlana Šárka Šarlota Štěpánka Tamara Táňa Taťána Tereza Terezie Tina Uršula Valentýna Valerie Vanda Vendula Vendulka Věra
Veronika Viktorie Viola Vilma Vladěna Vladimíra Vlasta Vlastimila Xenie Zdena Zdenka Zdeňka Zdislava Zita Zlata Zora Zuzana Žaneta Žofie
Adam Adolf Alan Albert Albín Aleš Alexandr Alexej Alfons Alfréd Alois Ambrož Anatol Andrej Antonín Arnold Arnošt Artur Bartoloměj
Bedřich Benedikt Benjamin Blahoslav Blažej Bohdan Bohumil Bohumír Bohuslav Boleslav Boris Bořek Bořivoj Břetislav Bronislav Ctibor
Ctirad Cyril Čeněk Čestmír Dalibor Dalimil Daniel David Denis Dobroslav Dominik Drahomír Drahoslav Dušan Eduard Emanuel Emil Erik Evžen
Felix Ferdinand Filip Florián František Gabriel Gustav Hanuš Havel Herbert Heřman Horymír Hubert Hugo Hynek Ignác Igor Ilja Ivan Ivo
Jáchym Jakub Jan Jaromír Jaroslav Jeroným Jindřich Jiří Jonáš Josef Julius Kamil Karel Kazimír Kevin Kilián Klement Koloman Konstantin
Kristián Kryštof Kvido Květoslav Ladislav Leo Leopold Leoš Libor Lubomír Luboš Luděk Ludvík Lukáš Lumír Marcel Marek Marian Marián Mario Martin
Matěj Matouš Matyáš Maxim Maxmilián Medard Metoděj Michael Michal Mikoláš Mikuláš Milan Miloslav Miloš Miroslav Mojmír Norbert Oldřich
Oleg Oliver Ondřej Oskar Otakar Oto Otto Patrik Pavel Petr Prokop Přemysl Přemek Radan Radek Radim Radislav Radomír Radoslav Radovan Radúz
Rafael Rene René Richard Robert Robin Roland Roman Rostislav Rudolf Řehoř Samuel Sebastian Sebastián Silvestr Slavomír Slavoj Soběslav
Stanislav Svatopluk Svatoslav Šimon Štefan Štěpán Tadeáš Teodor Tibor Tobiáš Tomáš Vavřinec Václav Valdemar Valentýn Valentin Valerián Vasil
Viktor Vilém Vilibald Vincenc Vít Vítek Vítězslav Vladan Vladimír Vladislav Vlastimil Vlastislav Vojtěch Vratislav Zbyněk Zbyšek Zdeněk
Zdislav Zikmund Zoltán`
  .trim()
  .split(/\s+/)
