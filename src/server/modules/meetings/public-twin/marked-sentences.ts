/**
 * Sentences as minutes have them, with what is personal marked by hand. People are of books and plays, numbers are made up
 * (the birth numbers fit their check digit), streets and towns stand for any.
 */
export const markedSentences = `
Pan ⟦Josef Švejk⟧, ⟦nar. 12. 3. 1972⟧, ⟦bytem Na Bojišti 12/450⟧, žádá o povolení vjezdu.
Žádost podala ⟦Marie Vorlová⟧, tel. ⟦602 111 222⟧, e-mail ⟦marie.vorlova@posta.example⟧.
Komise projednala stížnost paní ⟦Müllerové⟧ na hluk z provozovny.
Rodné číslo žadatele je ⟦720312/0012⟧.
Nájemkyně ⟦Anna Proutníková⟧ dluží na nájemném 12 000 Kč.
Vratku poukáže finanční odbor na účet ⟦19-2000145399/0800⟧.
Kauce bude vrácena na ⟦CZ65 0800 0000 1920 0014 5399⟧ do 30 dnů.
Radní se ptali ⟦Jana Maliny⟧, zda s umístěním senzoru souhlasí.
S ⟦Karlem Kopfrkinglem⟧ bude uzavřena smlouva o výpůjčce.
Dopis ⟦Ing. Petra Kuliše⟧ vzala komise na vědomí.
Občanka ⟦Babinská⟧ upozornila na nefunkční osvětlení u domu ⟦č. p. 1210⟧.
Manželům ⟦Hordubalovým⟧ se doporučuje vyhovět.
Zřizuje se věcné břemeno pro ⟦Evu Nedvědovou⟧, ⟦Riegrova 1210/15⟧.
Kontakt: ⟦+420 603 222 333⟧, ⟦hordubal@posta.example⟧.
Vlastník ⟦Juraj Čup⟧ souhlasí s vedením kabelu přes pozemek p. č. 123/4.
Žadatel ⟦František Brouček⟧, ⟦trvale bytem Vikárka 39, 118 00 Praha⟧.
Žádosti ⟦P. Bezruče⟧ komise nevyhověla.
Dotace ve výši 25 000 Kč se poskytne ⟦Heleně Součkové⟧.
Komise děkuje panu ⟦Bajzovi⟧ za podnět k parkovišti.
⟦Mgr. Lucie Bílková⟧ představila za spolek projekt sdílených kol.
Smlouva s ⟦Tomášem Baťkem⟧, ⟦datum narození: 1. ledna 1980⟧, se prodlužuje o rok.
Telefon stěžovatele: ⟦777 123 456⟧.
Odpověď zašle tajemnice na ⟦jan.malina@posta.example⟧.
Paní ⟦Zdeňce Hruškové⟧ se přiděluje byt ⟦Lidická 8/12⟧.
⟦Kondelík František⟧ žádá o prominutí poplatku za psa.
Účet spolku je ⟦2000145399/0800⟧.
Výpověď byla doručena ⟦Vejvarovi Václavu⟧ dne 4. 5. 2026.
Platnost průkazu ⟦Olgy Krausové⟧ končí 31. 12. 2026.
Obyvatelé domu ⟦Školní 45/3⟧ žádají o kontejner.
Hlášení podal ⟦MUDr. Otomar Korbelář⟧.
⟦Věře Lukášové⟧ bude zaslána výzva k úhradě.
Společnost zastupuje jednatel ⟦Jindřich Koutný⟧, IČO 12345678.
Komise doporučuje radě města schválit rozpočet platformy ve výši 250 000 Kč.
Portál občana má 12 345 registrovaných účtů, meziročně o 18 % více.
Hlasováno: pro 9, proti 0, zdržel se 1. Usnesení č. 7/2026 bylo přijato.
Příští jednání se uskuteční v úterý 12. 1. 2027 v 15:00 v zasedací místnosti.
Smlouva č. 2026/0145 s dodavatelem se prodlužuje do 31. 12. 2027.
Odbor informatiky předloží do konce ledna přehled otevřených dat podle zákona č. 106/1999 Sb.
Výměna svítidel v ulici Riegrova proběhne ve 2. etapě.
Komise pro Smart City bere na vědomí zprávu Odboru kanceláře tajemníka.
Digitální mapa města běží na verzi z roku 2024 a Mobilní aplikace na dvou platformách.
Datový tým Pardubického kraje nabízí spolupráci, ČSN EN 301 549 zůstává závazná.
`
  .trim()
  .split('\n')
