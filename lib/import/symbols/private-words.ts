/** Words for what people own and no market lists, in the languages of the files we read. */
const WORDS: ReadonlySet<string> = new Set(
  `flat flats house houses home homes condo condos apartment apartments rental rentals rent villa cottage cabin land plot farm
  garage parking property properties estate mortgage loan loans lent lend iou note notes receivable receivables saving savings
  deposit deposits emergency checking pension pensions annuity annuities insurance startup startups start-up start-ups angel
  venture seed private crowdfunding p2p coin coins bullion gold silver jewelry jewellery watch watches wine whisky whiskey art
  painting collection collectible collectibles car cars boat crypto wallet token tokens nft nfts cash family friend friends kid
  kids college school haus häuser wohnung eigentumswohnung grundstück darlehen kredit rente sparkonto sparbuch tagesgeld festgeld
  münzen schmuck appartement maison immeuble terrain prêt épargne casa piso vivienda préstamo ahorro ahorros appartamento
  prestito huis woning lening`.split(/\s+/),
);

/** Whether a name is rather of a private thing than of a security: "Rental flat", "Loan to Bob". */
export function isPrivateThing(name: string): boolean {
  return name
    .toLowerCase()
    .split(/[^\p{L}\d-]+/u)
    .some((word) => WORDS.has(word));
}
